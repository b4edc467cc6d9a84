/** Refreshes of materialized views: modules declare them, one job does them, and a ledger says what each took. */
@org.jspecify.annotations.NullMarked
package stoa.platform.refresh;
