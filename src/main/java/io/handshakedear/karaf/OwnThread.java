package io.handshakedear.karaf;

/**
 * Runs what starts and stops in a thread that ends then: what libraries leave in a thread's locals
 * would keep the bundle's class loader in Karaf's own thread.
 */
final class OwnThread {

    private OwnThread() {}

    /** Returns when the work is done. */
    static void run(String purpose, Runnable work) throws InterruptedException {
        Thread thread = new Thread(work, "handshake-dear-" + purpose);
        // what looks for services by the thread's class loader finds the bundle's
        thread.setContextClassLoader(OwnThread.class.getClassLoader());
        thread.start();
        thread.join();
    }
}
