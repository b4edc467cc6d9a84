package stoa.platform.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a {@link Job} is called and where it runs. The name never changes while such jobs may be waiting. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JobType {
    /** Module and work, such as {@code statuses.publish_scheduled}. */
    String name();

    /** The pool whose threads run it. */
    JobPool pool();

    /** Among jobs of one pool that are due, the higher runs first. */
    int priority() default 0;
}
