/** How accounts stand with those who look after the server. */
@org.jspecify.annotations.NullMarked
package stoa.accounts.standing;
