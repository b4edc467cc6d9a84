package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** A conversation around a status: what it answers, oldest first; what answers it, each answer after what it answers. */
@Serdeable
public record ContextView(List<StatusView> ancestors, List<StatusView> descendants) {}
