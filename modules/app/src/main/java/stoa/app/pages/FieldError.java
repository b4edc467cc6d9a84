package stoa.app.pages;

/**
 * Why a form was not accepted.
 *
 * @param field the form's own short name of the field, such as {@code username}; empty if the form as a whole is meant
 * @param message a whole sentence that is safe to show
 */
public record FieldError(String field, String message) {}
