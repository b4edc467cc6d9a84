/**
 * Timelines: home, public, tags and lists, fan-out, markers, streaming.
 *
 * <p>Owns the schema {@code timelines}. Chooses statuses by the published views of {@code graph} and {@code statuses}, without
 * those of accounts that are hidden from the reader ({@code graph_api.hidden_account_v1}), and
 * leaves showing them, and deciding who may see them, to {@link stoa.statuses.Statuses}.
 */
@org.jspecify.annotations.NullMarked
package stoa.timelines;
