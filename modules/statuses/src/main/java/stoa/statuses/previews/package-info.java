/**
 * Previews of links: what a page says of itself, fetched after the answer and shared by all statuses with the link.
 *
 * <p>Strangers choose what is fetched. So nothing but public addresses is connected to, at each redirect anew, by the very
 * address that was checked; every answer is bounded in time and size; a host is asked neither too often nor while it fails.
 * Pictures are kept here: nobody who reads a status is known to those to whom its link leads.
 */
@org.jspecify.annotations.NullMarked
package stoa.statuses.previews;
