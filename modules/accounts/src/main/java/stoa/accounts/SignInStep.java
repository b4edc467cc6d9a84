package stoa.accounts;

/**
 * How far a sign-in has come.
 *
 * @param secret for the cookie: of a session, or of what will become one
 * @param awaitsCode whether a second factor has to follow within ten minutes
 */
public record SignInStep(String secret, boolean awaitsCode) {}
