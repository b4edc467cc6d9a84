package stoa.timelines.streaming;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stoa.accounts.AccountId;
import stoa.platform.web.Caller;
import stoa.platform.web.Scope;

/** An app that is connected, on behalf of somebody, with the streams that it wants to hear. */
final class Listener {
    private final Caller caller;
    private final AccountId account;
    private final Outlet outlet;
    private final Set<StreamKey> streams = ConcurrentHashMap.newKeySet();
    private final Turns turns = new Turns();

    Listener(Caller caller, Outlet outlet) {
        this.caller = caller;
        this.account = AccountId.of(caller);
        this.outlet = outlet;
    }

    AccountId account() {
        return account;
    }

    /** The id of the token that it connected with. */
    long token() {
        return caller.credential().orElseThrow();
    }

    Outlet outlet() {
        return outlet;
    }

    Set<StreamKey> streams() {
        return streams;
    }

    Turns turns() {
        return turns;
    }

    boolean hears(StreamKey stream) {
        return streams.contains(stream);
    }

    /** Who may not read notifications hears none on the stream of the user either. */
    boolean may(String scope) {
        return may(caller, scope);
    }

    static boolean may(Caller caller, String scope) {
        return caller.scopes().stream().anyMatch(new Scope(scope)::isCoveredBy);
    }
}
