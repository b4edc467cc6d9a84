/**
 * The toolbox under every module: database acts, web conventions, ids. It knows no word of the domain: nothing in
 * here may be named after an account, a status or a follow.
 *
 * <p>Owns the schema {@code platform} (migration history, id sequence, event log, jobs). Promises that an act runs in one place, that a
 * request is either answered in the API's own format or refused in it, and that nothing reaches the database without
 * the name of the module that sent it.
 */
@org.jspecify.annotations.NullMarked
package stoa.platform;
