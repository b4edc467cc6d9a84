package stoa.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds how often one caller may call an endpoint, besides what bounds all requests. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Limited {
    /** Endpoints with the same name share a bound. */
    String name();

    /** So many calls are answered… */
    int times();

    /** …in so many minutes. */
    int minutes();

    /** Whether it is the account that is bounded, else the address. */
    boolean byAccount() default true;
}
