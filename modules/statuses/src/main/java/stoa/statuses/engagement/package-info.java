/** Favourites. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.engagement;
