package stoa.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a form, in the order of its fields. */
public record FormErrors(List<FieldError> all) {

    public static final FormErrors NONE = new FormErrors(List.of());

    public FormErrors {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The first message about the field, or null if there is none. */
    public @Nullable String of(String field) {
        for (FieldError error : all) {
            if (error.field().equals(field)) {
                return error.message();
            }
        }
        return null;
    }
}
