/** Apps, authorization codes and access tokens (RFC 6749, RFC 7636, RFC 8414). */
@org.jspecify.annotations.NullMarked
package stoa.accounts.oauth;
