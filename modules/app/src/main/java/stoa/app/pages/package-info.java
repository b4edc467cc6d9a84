/**
 * What the web pages show: one immutable record per page and the smaller records that it is made of.
 *
 * <p>Each template in {@code src/main/jte} named after a page takes one parameter, {@code page}, of the record of the same
 * name ({@code sign-in.jte} takes a {@link stoa.app.pages.SignInPage}), and each of these records begins with the
 * {@link stoa.app.pages.PageFrame} of the layout, or with the {@link stoa.app.pages.AdminFrame} of the administration. The
 * records hold strings, numbers, instants and lists, so this package depends on no other; whoever answers the request fills
 * them.
 *
 * <p>Text is escaped where it is written. Components named {@code …Html} are written as they are and must already be safe.
 * Addresses are absolute, or begin with a slash. The records are public because the code that the templates become lives in a
 * package of its own.
 */
@NullMarked
package stoa.app.pages;

import org.jspecify.annotations.NullMarked;
