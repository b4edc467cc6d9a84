package stoa.statuses.posting;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import stoa.media.AttachmentId;
import stoa.media.AttachmentView;

/** A status that is to be posted later (Mastodon documentation, entity ScheduledStatus). */
@Serdeable(naming = SnakeCaseStrategy.class)
record ScheduledStatusView(
        String id, Instant scheduledAt, ScheduledPost params, List<AttachmentView> mediaAttachments) {
    static ScheduledStatusView of(long id, Instant scheduledAt, ScheduledPost params) {
        return new ScheduledStatusView(Long.toString(id), scheduledAt, params, List.of());
    }

    ScheduledStatusView with(Map<AttachmentId, AttachmentView> media) {
        return new ScheduledStatusView(
                id,
                scheduledAt,
                params,
                params.media().stream().map(media::get).filter(Objects::nonNull).toList());
    }
}
