package stoa.platform.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How an {@link Event} is called in the log. Neither ever changes: a record that means something else is a new version. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    /** Module and fact, such as {@code statuses.status_posted}. */
    String name();

    /**
     * Counts up where a field is removed or changes its meaning; a field that is added and may be absent needs no new one. The
     * record of the version before stays until no event of it is in the log.
     */
    int version() default 1;
}
