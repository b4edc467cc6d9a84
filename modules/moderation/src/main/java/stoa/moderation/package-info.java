/**
 * Moderation: what people report, and what those who look after the server do about it.
 *
 * <p>Owns the schema {@code moderation}. Promises that an act of a moderator is in the {@link stoa.moderation.AuditTrail} in the
 * transaction that does it, whether an app or a page asked for it. How accounts stand is accounts' to keep. Publishes {@link
 * stoa.moderation.ReportFiled}; listens to nothing. Asks for the rules of the server through {@link stoa.moderation.Rules}.
 */
@org.jspecify.annotations.NullMarked
package stoa.moderation;
