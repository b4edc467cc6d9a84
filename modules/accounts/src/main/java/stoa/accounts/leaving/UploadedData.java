package stoa.accounts.leaving;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.media.Attachments;

/** Files that no status shows, those of statuses being gone with them; media knows of no accounts. */
@Singleton
@Order(1)
class UploadedData implements PersonalData {
    private static final int FILES_AT_ONCE = 100;

    private final Attachments attachments;

    UploadedData(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return attachments.removeSome(account.value(), FILES_AT_ONCE) > 0;
    }
}
