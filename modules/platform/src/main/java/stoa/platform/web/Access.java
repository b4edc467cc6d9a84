package stoa.platform.web;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says who may call an endpoint. Every endpoint carries one; a request to an endpoint without one is refused. Bodies of any
 * type are let through: {@link Parameters} reads forms and JSON alike, and refuses the rest.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Consumes(MediaType.ALL)
public @interface Access {
    /** The kind of token that is needed. */
    By value();

    /** The scopes of which the token must hold one; a token that is not needed, but sent, must hold one too. */
    String[] scope() default {};

    /**
     * Whether the token may also come as the parameter {@code access_token} or as the sub-protocol of a WebSocket: where
     * browsers cannot send a header.
     */
    boolean socket() default false;

    /** Whether it changes nothing, although its method may (RFC 9110, 9.2.1): it then reads where a GET would. */
    boolean reads() default false;

    /** Kinds of callers, from open to closed. */
    enum By {
        /** Anyone, with or without a token. */
        ANYONE,
        /** An app's own token or a user's. */
        APP,
        /** A user's token, even where the e-mail address is not confirmed yet. */
        UNCONFIRMED_USER,
        /** A user's token. */
        USER,
        /** Anyone; access tokens are not looked at: pages for browsers, and OAuth itself. */
        NO_TOKEN
    }
}
