/** Statuses whose months lie in the archive: their rows come with the question, and come back when somebody changes one. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.archived;
