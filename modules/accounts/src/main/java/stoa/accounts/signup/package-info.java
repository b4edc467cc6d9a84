/** Sign-up through the API, the web page and the command line. */
@org.jspecify.annotations.NullMarked
package stoa.accounts.signup;
