namespace Hotline.Replay;

/// <summary>The command or a file was wrong as a whole (exit 2). The message is one sentence for whoever typed it.</summary>
public sealed class ReplayInputException(string sentence, Exception? cause = null) : Exception(sentence, cause);
