package stoa.statuses.posting;

import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.Apps;
import stoa.accounts.PostingDefaults;
import stoa.statuses.PostRequest;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;
import stoa.statuses.StatusView;

/** A status about to be written, with every default filled in. */
record NewStatus(
        AccountId author,
        String text,
        String content,
        String spoilerText,
        boolean sensitive,
        String visibility,
        @Nullable String language,
        @Nullable Long inReplyToId,
        @Nullable Long inReplyToAccountId,
        boolean hasPoll,
        @Nullable String applicationName,
        @Nullable String applicationWebsite) {

    static NewStatus of(
            AccountId author,
            PostRequest request,
            String content,
            @Nullable StatusView parent,
            PostingDefaults defaults) {
        return new NewStatus(
                author,
                request.text(),
                content,
                request.spoilerText(),
                request.sensitive().orElse(defaults.sensitive())
                        || !request.spoilerText().isBlank(),
                request.visibility().orElse(defaults.privacy()),
                request.language().orElse(defaults.language()),
                parent == null ? null : parent.statusId().value(),
                parent == null ? null : parent.account().accountId().value(),
                request.poll().isPresent(),
                request.application().map(Apps.App::name).orElse(null),
                request.application().map(Apps.App::website).orElse(null));
    }

    /** What is said about it once it has an id. */
    StatusPosted posted(StatusId id) {
        return new StatusPosted(
                id,
                author,
                visibility,
                inReplyToId == null ? null : new StatusId(inReplyToId),
                inReplyToAccountId == null ? null : new AccountId(inReplyToAccountId));
    }
}
