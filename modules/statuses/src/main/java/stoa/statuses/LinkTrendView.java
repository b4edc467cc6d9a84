package stoa.statuses;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A link that many share (Mastodon documentation, entity Trends::Link).
 *
 * @param history the last seven days, today first
 */
@Serdeable
public record LinkTrendView(@JsonUnwrapped PreviewCardView card, List<TagView.Day> history) {}
