/**
 * What people post: posting, reading and editing, favourites, reblogs, quotes, bookmarks, pins, polls, hashtags, filters, scheduled statuses,
 * previews of links.
 *
 * <p>Owns the schema {@code statuses}, partitioned by id; publishes {@code statuses_api.status_v1}, {@code
 * mention_v1} and others that timelines and notifications choose by, and the events {@link
 * stoa.statuses.StatusPosted}, {@link stoa.statuses.StatusEdited}, {@link stoa.statuses.StatusDeleted}, {@link
 * stoa.statuses.PollEnded}, {@link stoa.statuses.StatusFavourited}, {@link stoa.statuses.FiltersChanged}, {@link
 * stoa.statuses.PreviewAttached} and {@link
 * stoa.statuses.StatusUnfavourited}. Promises that a
 * status is shown only to those who may see it, decided in one place ({@code reading.Visibility}), that it is rendered
 * in one place, in bulk, and that a repeated {@code Idempotency-Key} posts once.
 */
@org.jspecify.annotations.NullMarked
package stoa.statuses;
