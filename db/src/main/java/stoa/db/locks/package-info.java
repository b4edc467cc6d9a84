/** Waiting for locks without making others wait. */
@org.jspecify.annotations.NullMarked
package stoa.db.locks;
