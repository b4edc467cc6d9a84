package stoa.timelines.streaming;

/** The wire to one app. Nothing here waits. */
interface Outlet {

    /**
     * Sends an event.
     *
     * @return whether it was taken; an app that takes nothing any more is cut off
     */
    boolean send(StreamKey stream, String event, String payload);

    /** Shows that the server is there. */
    boolean beat();

    void close();
}
