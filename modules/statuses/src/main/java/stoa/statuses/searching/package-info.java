/** Search: statuses that somebody may find, hashtags, and people as module graph finds them. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.searching;
