/** What somebody posted, favourited and bookmarked, for them to take away. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.exporting;
