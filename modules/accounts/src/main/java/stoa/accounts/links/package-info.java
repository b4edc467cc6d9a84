/** Links by e-mail, to confirm an address and to choose a new password. */
@org.jspecify.annotations.NullMarked
package stoa.accounts.links;
