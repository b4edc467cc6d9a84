package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/** Links to the neighbouring pages of a keyset; null where there is nothing further. */
public record Pager(@Nullable String newerUrl, @Nullable String olderUrl) {

    public static final Pager NONE = new Pager(null, null);

    public boolean isEmpty() {
        return newerUrl == null && olderUrl == null;
    }
}
