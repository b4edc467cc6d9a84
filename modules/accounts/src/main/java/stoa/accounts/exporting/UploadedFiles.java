package stoa.accounts.exporting;

import jakarta.inject.Singleton;
import java.io.IOException;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalFiles;
import stoa.media.Attachments;
import stoa.media.PrivateObjects;

/** What somebody uploaded; media knows of no accounts. */
@Singleton
class UploadedFiles implements PersonalFiles {
    private static final int AT_ONCE = 200;

    private final Attachments attachments;
    private final PrivateObjects objects;

    UploadedFiles(Attachments attachments, PrivateObjects objects) {
        this.attachments = attachments;
        this.objects = objects;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        long after = 0;
        for (var some = attachments.filesOf(account.value(), after, AT_ONCE);
                !some.isEmpty();
                some = attachments.filesOf(account.value(), after, AT_ONCE)) {
            for (var file : some) {
                var found = objects.open(file.object());
                if (found.isPresent()) {
                    try (var stream = found.get().stream()) {
                        stream.transferTo(archive.file("media_attachments/" + file.object()));
                    }
                }
                after = file.id().value();
            }
        }
    }
}
