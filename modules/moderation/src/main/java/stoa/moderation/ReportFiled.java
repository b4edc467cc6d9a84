package stoa.moderation;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** Somebody has reported somebody. */
@Serdeable
@EventType(name = "moderation.report_filed")
public record ReportFiled(ReportId report) implements Event {
    @Override
    public long orderingKey() {
        return report.value();
    }
}
