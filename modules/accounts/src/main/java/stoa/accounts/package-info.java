/**
 * People: sign-up, profiles, preferences, OAuth apps and tokens.
 *
 * <p>Owns the schema {@code accounts}. Promises that passwords are kept as Argon2id and tokens as SHA-256 only, and that
 * an account is rendered to JSON in one place, in bulk. Modules above report what they count with
 * {@link stoa.accounts.Accounts#count}. Sends links by e-mail that confirm an address or open a new password. Publishes {@link stoa.accounts.SignedUp}, {@link stoa.accounts.AnnouncementPublished}, {@link stoa.accounts.AnnouncementReacted} and {@link stoa.accounts.AnnouncementWithdrawn}; listens to nothing. Asks for
 * the key that apps subscribe to push messages with through {@link stoa.accounts.PushKey}.
 */
@org.jspecify.annotations.NullMarked
package stoa.accounts;
