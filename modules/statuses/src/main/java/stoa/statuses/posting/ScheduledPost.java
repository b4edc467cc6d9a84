package stoa.statuses.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import stoa.accounts.Apps;
import stoa.media.AttachmentId;
import stoa.statuses.PollRequest;
import stoa.statuses.PostRequest;
import stoa.statuses.StatusId;

/**
 * A status that is to be posted later, as it is kept and as the API shows it (Mastodon documentation, entity
 * ScheduledStatus, {@code params}).
 *
 * @param visibility the author's default is looked up when it is scheduled
 * @param applicationId the app that asked, 0 for none
 * @param mediaIds null for none
 * @param quoteApprovalPolicy null for the author's default when it is posted; then it is not there
 * @param idempotency always null, as are the next two that are only there because clients expect them
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ScheduledPost(
        String text,
        @Nullable Poll poll,
        @Nullable List<String> mediaIds,
        @Nullable Boolean sensitive,
        @Nullable String spoilerText,
        String visibility,
        @Nullable Long inReplyToId,
        @Nullable String language,
        long applicationId,
        @Nullable String idempotency,
        @Nullable String scheduledAt,
        boolean withRateLimit,
        @Nullable String quotedStatusId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String quoteApprovalPolicy) {

    /** @param expiresIn seconds from the posting on */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Poll(List<String> options, long expiresIn, boolean multiple, boolean hideTotals) {}

    static ScheduledPost of(PostRequest request, String visibility, OptionalLong application) {
        return new ScheduledPost(
                request.text(),
                request.poll()
                        .map(poll -> new Poll(
                                poll.options(),
                                poll.open().orElseThrow().toSeconds(),
                                poll.multiple(),
                                poll.hideTotals()))
                        .orElse(null),
                request.media().isEmpty()
                        ? null
                        : request.media().stream().map(AttachmentId::toString).toList(),
                request.sensitive().orElse(null),
                request.spoilerText().isEmpty() ? null : request.spoilerText(),
                visibility,
                request.inReplyTo().map(StatusId::value).orElse(null),
                request.language().orElse(null),
                application.orElse(0),
                null,
                null,
                false,
                request.quoted().map(StatusId::toString).orElse(null),
                request.quotePolicy().orElse(null));
    }

    List<AttachmentId> media() {
        return mediaIds == null
                ? List.of()
                : mediaIds.stream()
                        .map(id -> new AttachmentId(Long.parseLong(id)))
                        .toList();
    }

    PostRequest request(Optional<Apps.App> application) {
        return new PostRequest(
                text,
                spoilerText == null ? "" : spoilerText,
                Optional.of(visibility),
                Optional.ofNullable(sensitive),
                Optional.ofNullable(language),
                Optional.ofNullable(inReplyToId).map(StatusId::new),
                Optional.ofNullable(poll)
                        .map(asked -> new PollRequest(
                                asked.options(),
                                Optional.of(Duration.ofSeconds(asked.expiresIn())),
                                asked.multiple(),
                                asked.hideTotals())),
                media(),
                application,
                Optional.ofNullable(quotedStatusId).map(id -> new StatusId(Long.parseLong(id))),
                Optional.ofNullable(quoteApprovalPolicy));
    }
}
