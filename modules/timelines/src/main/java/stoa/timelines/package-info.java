/**
 * Timelines: home, public and tags, later lists, fan-out, markers and streaming.
 *
 * <p>Owns the schema {@code timelines}. Chooses statuses by the published views of {@code graph} and {@code statuses}, and
 * leaves showing them, and deciding who may see them, to {@link stoa.statuses.Statuses}.
 */
@org.jspecify.annotations.NullMarked
package stoa.timelines;
