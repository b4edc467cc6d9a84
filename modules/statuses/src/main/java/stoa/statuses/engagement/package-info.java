/** What people do with a status: favourites, reblogs, bookmarks, pins, muting its conversation. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.engagement;
