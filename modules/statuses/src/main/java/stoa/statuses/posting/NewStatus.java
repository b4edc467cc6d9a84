package stoa.statuses.posting;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.Apps;
import stoa.accounts.PostingDefaults;
import stoa.media.AttachmentId;
import stoa.statuses.PostRequest;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;
import stoa.statuses.StatusView;
import stoa.statuses.quoting.QuotePolicy;

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
        Long @Nullable [] mediaIds,
        @Nullable String applicationName,
        @Nullable String applicationWebsite,
        @Nullable Long quoteOfId,
        String quotePolicy) {
    private static final Set<String> FOR_ANYBODY = Set.of("public", "unlisted");

    static NewStatus of(
            AccountId author,
            PostRequest request,
            String content,
            @Nullable StatusView parent,
            @Nullable StatusView quoted,
            PostingDefaults defaults) {
        var visibility = visibility(request.visibility().orElse(defaults.privacy()), quoted);
        return new NewStatus(
                author,
                request.text(),
                content,
                request.spoilerText(),
                request.sensitive().orElse(defaults.sensitive())
                        || !request.spoilerText().isBlank(),
                visibility,
                request.language().orElse(defaults.language()),
                parent == null ? null : parent.statusId().value(),
                parent == null ? null : parent.account().accountId().value(),
                request.poll().isPresent(),
                mediaIds(request.media()),
                request.application().map(Apps.App::name).orElse(null),
                request.application().map(Apps.App::website).orElse(null),
                quoted == null ? null : quoted.statusId().value(),
                QuotePolicy.of(request.quotePolicy().orElse(defaults.quotePolicy()), visibility));
    }

    /** What quotes something private is as private. */
    private static String visibility(String wanted, @Nullable StatusView quoted) {
        return quoted != null && quoted.visibility().equals("private") && FOR_ANYBODY.contains(wanted)
                ? "private"
                : wanted;
    }

    /** As they are stored; null for none. */
    static Long @Nullable [] mediaIds(List<AttachmentId> media) {
        return media.isEmpty() ? null : media.stream().map(AttachmentId::value).toArray(Long[]::new);
    }

    /** What is said about it once it has an id. */
    StatusPosted posted(StatusId id) {
        return new StatusPosted(
                id,
                author,
                visibility,
                inReplyToId == null ? null : new StatusId(inReplyToId),
                inReplyToAccountId == null ? null : new AccountId(inReplyToAccountId),
                quoteOfId == null ? null : new StatusId(quoteOfId));
    }
}
