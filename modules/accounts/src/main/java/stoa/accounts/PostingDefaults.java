package stoa.accounts;

import org.jspecify.annotations.Nullable;

/** What a new status is where its author does not say: visibility, sensitivity, language (ISO 639-1, null: none). */
public record PostingDefaults(
        String privacy, boolean sensitive, @Nullable String language) {}
