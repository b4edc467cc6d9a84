/** Leaving: an account is hidden at once, and erased, module after module, by a job. */
@org.jspecify.annotations.NullMarked
package stoa.accounts.leaving;
