/**
 * Moderation: what people report. Actions on accounts and statuses, and their audit, will live here too.
 *
 * <p>Owns the schema {@code moderation}. Publishes {@link stoa.moderation.ReportFiled}; listens to nothing. Asks for the
 * rules of the server through {@link stoa.moderation.Rules}.
 */
@org.jspecify.annotations.NullMarked
package stoa.moderation;
