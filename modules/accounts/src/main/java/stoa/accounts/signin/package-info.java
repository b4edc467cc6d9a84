/** Passwords and the sessions of browsers. */
@org.jspecify.annotations.NullMarked
package stoa.accounts.signin;
