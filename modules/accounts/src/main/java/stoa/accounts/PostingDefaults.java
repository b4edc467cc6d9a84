package stoa.accounts;

import org.jspecify.annotations.Nullable;

/**
 * What a new status is where its author does not say.
 *
 * @param language ISO 639-1, null for none
 * @param quotePolicy who may quote it: {@code public}, {@code followers} or {@code nobody}
 */
public record PostingDefaults(
        String privacy, boolean sensitive, @Nullable String language, String quotePolicy) {}
