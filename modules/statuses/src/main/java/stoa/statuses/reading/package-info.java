/** Reading statuses: who may see what, rendering in bulk, contexts. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.reading;
