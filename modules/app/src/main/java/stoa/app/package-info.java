/**
 * The program: {@code main()}, the command line, configuration, the pages for browsers and what the server says of itself.
 *
 * <p>Owns no rows. Everything that it does to the domain goes through the modules' own APIs.
 */
@org.jspecify.annotations.NullMarked
package stoa.app;
