package stoa.accounts;

/** How people leave. */
public interface Departures {

    /**
     * Deletes an account. At once nobody is shown it or what it posted, and nobody can act for it; everything of it is erased soon
     * after, by {@link PersonalData}, and a mail says when that is done. Its name is nobody else's ever. Nothing happens where it
     * is deleted already.
     */
    void delete(AccountId account);
}
