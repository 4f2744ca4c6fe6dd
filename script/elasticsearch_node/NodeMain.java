import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Starts one Elasticsearch node inside this process: {@code NodeMain HOME name=value…}.
 *
 * <p>It listens on loopback only and has no security layer, so it serves tests and a developer's machine, never the
 * public. It ends with the process; a refusal to start is one line and exit status 1.
 */
public final class NodeMain {

  private NodeMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path home = Path.of(arguments[0]).toAbsolutePath();
    String[] pairs = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      start(new Environment(settings(home, pairs), home.resolve("config")));
    } catch (Exception refusal) {
      System.err.println("script/elasticsearch: the node did not start: " + root(refusal));
      // halt, not exit: threads of a half-started node would keep the process alive
      Runtime.getRuntime().halt(1);
    }
    Thread.currentThread().join();
  }

  private static Settings settings(Path home, String[] pairs) {
    Settings.Builder settings = Settings.builder();
    settings.put("path.home", home.toString());
    settings.put("network.host", "127.0.0.1");
    // A laptop's disk is often nearly full; the node would otherwise refuse every new index.
    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      settings.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return settings.build();
  }

  private static void start(Environment environment) throws Exception {
    LogConfigurator.setNodeName(environment.settings().get("node.name"));
    LogConfigurator.configure(environment, true);
    PluginsLoader plugins =
        PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir()),
            PluginsLoader.loadPluginsBundles(environment.pluginsDir()),
            Map.of(),
            false);
    Node node = new Node(environment, plugins);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop-node"));
    node.start();
  }

  private static void stop(Node node) {
    try {
      node.close();
    } catch (IOException error) {
      System.err.println("script/elasticsearch: the node did not close well: " + error);
    }
  }

  private static Throwable root(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
