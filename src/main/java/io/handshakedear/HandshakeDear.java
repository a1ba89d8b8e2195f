package io.handshakedear;

import io.handshakedear.cli.RootCommand;

/** The program: {@code java -jar handshake-dear.jar [command]} (design 9). */
public final class HandshakeDear {

    private HandshakeDear() {}

    public static void main(String[] arguments) {
        System.exit(RootCommand.execute(arguments));
    }
}
