package labs.notebook;

import java.util.Map;

/** The kernel's end of a comm: what carries messages between Java and one widget of the page. */
interface Channel {
  /** The comm's id, which is the widget model's too. */
  String id();

  /** Sends the data of a {@code comm_msg}; does nothing once the comm is closed. */
  void send(Map<String, Object> data);

  /** Sends {@code comm_close}. */
  void close();
}
