/** Planted violations: beans of module accounts that only the architecture tests have. */
@org.jspecify.annotations.NullMarked
package stoa.accounts.planted;
