/** Taking one's data away: an archive that a job makes of what every module holds. */
@org.jspecify.annotations.NullMarked
package stoa.accounts.exporting;
