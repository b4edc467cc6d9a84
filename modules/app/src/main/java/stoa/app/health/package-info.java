/** How the database is, for the page of administrators: each side of it looked at by itself, so that one that fails hides no other. */
@org.jspecify.annotations.NullMarked
package stoa.app.health;
